/** Files that tell people of jobs that came to no good end. Public for the component, not API. */
@NullMarked
package io.github.camelgp.operation.report;

import org.jspecify.annotations.NullMarked;
