// Every id that package.json and the code must agree on, once. manifest.test.ts compares them.

export const commands = {
  addEvidence: "personaGuide.item.addEvidence",
  archiveChecklist: "personaGuide.checklist.archive",
  chooseFeature: "personaGuide.feature.choose",
  choosePhase: "personaGuide.phase.choose",
  chooseRoles: "personaGuide.roles.choose",
  comparePersona: "personaGuide.persona.compare",
  copyProgress: "personaGuide.progress.copy",
  customizePersona: "personaGuide.persona.customize",
  insertChecklistItems: "personaGuide.checklistItems.insert",
  insertSection: "personaGuide.section.insert",
  insertTasks: "personaGuide.tasks.insert",
  markNotApplicable: "personaGuide.item.notApplicable",
  moveChecklists: "personaGuide.checklists.move",
  newPersona: "personaGuide.persona.new",
  openEvidence: "personaGuide.item.openEvidence",
  openItem: "personaGuide.item.open",
  openPersona: "personaGuide.persona.open",
  openReference: "personaGuide.reference.open",
  refresh: "personaGuide.personas.refresh",
  revealPersona: "personaGuide.persona.reveal",
  saveTemplate: "personaGuide.template.save",
  showCoverage: "personaGuide.coverage.show",
  showAllItems: "personaGuide.items.showAll",
  showLog: "personaGuide.log.show",
  showNext: "personaGuide.next.show",
  showOpenItems: "personaGuide.items.showOpen",
  showProgress: "personaGuide.progress.show",
  tickItem: "personaGuide.item.tick",
  toggleAtCursor: "personaGuide.item.toggleAtCursor",
  toggleItem: "personaGuide.item.toggle",
  updateChecklist: "personaGuide.checklist.update",
  validatePersonas: "personaGuide.personas.validate",
} as const;

/** Not in the manifest: nothing but a code action of this extension knows what to run it with. */
export const offeredAction = "personaGuide.offeredAction.run";

export const views = { personas: "personaGuide.personas", feature: "personaGuide.feature" } as const;

export const webviews = { reference: "personaGuide.reference" } as const;

export const settings = {
  checklistFolder: "checklists.folder",
  guidanceHeadings: "guidance.headings",
  guidanceIds: "guidance.ids",
  guidanceMarks: "guidance.marks",
  guidanceNavigation: "guidance.navigation",
  guidanceTerms: "guidance.terms",
  problemsDuplicateIds: "guidance.problems.duplicateIds",
  problemsMalformedBoxes: "guidance.problems.malformedBoxes",
  problemsRequirementsWithoutTask: "guidance.problems.requirementsWithoutTask",
  problemsUnknownIds: "guidance.problems.unknownIds",
  silentPersonas: "guidance.silentPersonas",
  completionEnabled: "completion.enabled",
  codeLensEnabled: "codeLens.enabled",
  coverageLens: "coverage.lens",
  coverageProblems: "coverage.problems",
  coverageTree: "coverage.tree",
  hoverEnabled: "hover.enabled",
  personaFolders: "personas.folders",
} as const;

export const contextKeys = {
  hasFeature: "personaGuide:hasFeature",
  openOnly: "personaGuide:openOnly",
  progressActive: "personaGuide:progressActive",
} as const;

export const statusItem = "personaGuide.currentFeature";

export const diagnosticSource = "Persona Guide";
