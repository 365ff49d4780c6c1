/**
 * The command {@code opportune}: one verb per thing a person does. In: arguments and files; out: findings on standard
 * output, problems on standard error, an exit code (0 ok, 1 findings, 2 usage). Never has Flink on its class path and
 * never shows a stack trace.
 */
@NullMarked
package org.opportune.cli;

import org.jspecify.annotations.NullMarked;
