/** Spring Boot auto-configuration of the {@code gp:} component. */
@NullMarked
package io.github.camelgp.springboot;

import org.jspecify.annotations.NullMarked;
