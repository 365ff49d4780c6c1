package org.mockito;

/** Stands where a mocking library would, so that the rule against them can fail. */
public @interface Mock {}
