/** Results of jobs in a folder of ours, for the time after the server has swept them. Public for the component, not API. */
@NullMarked
package io.github.camelgp.operation.kept;

import org.jspecify.annotations.NullMarked;
