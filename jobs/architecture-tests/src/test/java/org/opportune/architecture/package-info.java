/**
 * Section 4 of the design as tests. In come the compiled classes, poms and source folders of all rooms, out comes each
 * place that breaks a rule. Nothing is frozen, and every rule is shown a class that breaks it.
 */
package org.opportune.architecture;
