// The wiring: makes the stores, hands them to each feature, and keeps what comes back. Reads no file.
import type * as vscode from "vscode";
import { registerBundledPersonas } from "./bundledPersonas.ts";
import { registerAddEvidence } from "./commands/addEvidence.ts";
import { registerArchiveChecklist } from "./commands/archiveChecklist.ts";
import { registerChooseFeature } from "./commands/chooseFeature.ts";
import { registerChoosePhase } from "./commands/choosePhase.ts";
import { registerChooseRoles } from "./commands/chooseRoles.ts";
import { registerCopyProgress } from "./commands/copyProgress.ts";
import { registerCustomizePersona } from "./commands/customizePersona.ts";
import { registerFilter } from "./commands/filter.ts";
import { registerInsertChecklistItems } from "./commands/insertChecklistItems.ts";
import { insertTopicSection, registerInsertSection } from "./commands/insertSection.ts";
import { insertTemplate, registerInsertTasks } from "./commands/insertTasks.ts";
import { registerMaintenance } from "./commands/maintenance.ts";
import { registerMarkNotApplicable } from "./commands/markNotApplicable.ts";
import { registerMoveChecklists } from "./commands/moveChecklists.ts";
import { registerNewPersona } from "./commands/newPersona.ts";
import { registerOpen } from "./commands/open.ts";
import { registerOpenEvidence } from "./commands/openEvidence.ts";
import { registerSaveTemplate } from "./commands/saveTemplate.ts";
import { registerShowCoverage } from "./commands/showCoverage.ts";
import { registerShowNext } from "./commands/showNext.ts";
import { registerShowProgress } from "./commands/showProgress.ts";
import { registerTickItem } from "./commands/tickItem.ts";
import { registerToggleAtCursor } from "./commands/toggleAtCursor.ts";
import { registerToggleItem } from "./commands/toggleItem.ts";
import { registerUpdateChecklist } from "./commands/updateChecklist.ts";
import { registerValidatePersonas } from "./commands/validatePersonas.ts";
import { registerCompletion } from "./completion.ts";
import { registerCoverageLens } from "./coverageLens.ts";
import { registerCoverageProblems } from "./coverageProblems.ts";
import { CoverageStore } from "./coverageStore.ts";
import { registerDocumentProblems } from "./documentProblems.ts";
import { EvidenceDocuments } from "./evidenceDocuments.ts";
import { FeatureStore } from "./featureStore.ts";
import { registerFeatureTree } from "./featureTree.ts";
import { registerHover } from "./hover.ts";
import { registerIds } from "./idProviders.ts";
import { ItemFilter } from "./itemFilter.ts";
import { log } from "./log.ts";
import { registerMovedCursors } from "./movedCursors.ts";
import { registerOfferedActions } from "./offeredAction.ts";
import { registerPersonaAuthoring } from "./personaAuthoring.ts";
import { PersonaProblems } from "./personaProblems.ts";
import { PersonaStore } from "./personaStore.ts";
import { PersonaTree } from "./personaTree.ts";
import { PreparedDocuments } from "./preparedDocuments.ts";
import { ProgressReport } from "./progressReport.ts";
import { registerReferencePanel } from "./referencePanel.ts";
import { registerSpecWatch } from "./specDocuments.ts";
import { registerStatusBar } from "./statusBar.ts";
import { registerTaskLenses } from "./taskLenses.ts";
import { registerTickActions } from "./tickActions.ts";

export function activate(context: vscode.ExtensionContext): void {
  const memento = context.workspaceState;
  const features = new FeatureStore(memento);
  const personas = new PersonaStore(context.extensionUri, features, memento);
  const evidence = new EvidenceDocuments(features);
  const filter = new ItemFilter();
  const coverage = new CoverageStore(features, personas);
  const tree = new PersonaTree(features, personas, evidence, filter, coverage);
  const problems = new PersonaProblems(personas);
  const documents = new PreparedDocuments(features);
  const report = new ProgressReport(features, personas);
  const stores = { features, personas, tree };
  const reference = registerReferencePanel(context.extensionUri, stores, {
    insertSection: (topic) => insertTopicSection(stores, topic),
    insertTasks: (template) => insertTemplate(stores, template),
  });
  context.subscriptions.push(
    log(),
    coverage,
    features,
    filter,
    personas,
    evidence,
    tree,
    problems,
    documents,
    reference,
    report,
    registerAddEvidence(stores),
    registerArchiveChecklist(stores),
    registerBundledPersonas(personas),
    registerChooseFeature(features),
    registerChoosePhase(features),
    registerChooseRoles(personas),
    registerCompletion(features, personas, documents),
    registerCopyProgress(stores, report),
    registerCoverageLens(coverage, features),
    registerCoverageProblems(coverage, features),
    registerCustomizePersona(stores),
    registerDocumentProblems(features, documents),
    registerFeatureTree(features, personas, filter),
    registerFilter(filter),
    registerHover(features, personas, documents),
    registerIds(features, documents),
    registerInsertChecklistItems(stores),
    registerInsertSection(stores),
    registerInsertTasks(stores),
    registerMaintenance(features, personas),
    registerMarkNotApplicable(stores),
    registerMoveChecklists(features),
    registerMovedCursors(),
    registerNewPersona(stores),
    registerOfferedActions(),
    registerOpen(stores, (target) => reference.show(target)),
    registerOpenEvidence(stores),
    registerPersonaAuthoring(features, personas),
    registerSaveTemplate(stores),
    registerShowCoverage(stores, coverage),
    registerShowNext(stores),
    registerShowProgress(stores, report),
    registerSpecWatch(features, personas),
    registerStatusBar(features, personas),
    registerTaskLenses(features),
    registerTickActions(features),
    registerTickItem(stores),
    registerToggleAtCursor(),
    registerToggleItem(stores),
    registerUpdateChecklist(stores),
    registerValidatePersonas(() => problems.validate()),
  );
}
