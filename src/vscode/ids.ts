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
  insertTasks: "personaGuide.tasks.insert",
  markNotApplicable: "personaGuide.item.notApplicable",
  newPersona: "personaGuide.persona.new",
  openEvidence: "personaGuide.item.openEvidence",
  openItem: "personaGuide.item.open",
  openPersona: "personaGuide.persona.open",
  openReference: "personaGuide.reference.open",
  refresh: "personaGuide.personas.refresh",
  revealPersona: "personaGuide.persona.reveal",
  showCoverage: "personaGuide.coverage.show",
  showAllItems: "personaGuide.items.showAll",
  showLog: "personaGuide.log.show",
  showNext: "personaGuide.next.show",
  showOpenItems: "personaGuide.items.showOpen",
  showProgress: "personaGuide.progress.show",
  toggleAtCursor: "personaGuide.item.toggleAtCursor",
  toggleItem: "personaGuide.item.toggle",
  updateChecklist: "personaGuide.checklist.update",
  validatePersonas: "personaGuide.personas.validate",
} as const;

export const views = { personas: "personaGuide.personas", feature: "personaGuide.feature" } as const;

export const webviews = { reference: "personaGuide.reference" } as const;

export const settings = {
  checklistFolder: "checklists.folder",
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
