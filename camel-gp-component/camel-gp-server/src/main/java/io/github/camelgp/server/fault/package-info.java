/** What should go wrong, said as data. */
@NullMarked
package io.github.camelgp.server.fault;

import org.jspecify.annotations.NullMarked;
