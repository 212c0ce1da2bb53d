package org.chaperone.web.cases;

/** The answer as files, and the end of the case. */
public record FilesPage(CaseHead head) {}
