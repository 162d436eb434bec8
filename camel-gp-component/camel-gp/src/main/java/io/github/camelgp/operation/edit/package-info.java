/** Features written into layers. */
@NullMarked
package io.github.camelgp.operation.edit;

import org.jspecify.annotations.NullMarked;
