/** What tests in other processes need: faults, recorded requests, restarts, by HTTP from the same machine. */
@NullMarked
package io.github.camelgp.server.control;

import org.jspecify.annotations.NullMarked;
