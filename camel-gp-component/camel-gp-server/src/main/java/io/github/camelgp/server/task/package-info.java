/** What a service offers: services, tasks, parameters, and the code behind a task. */
@NullMarked
package io.github.camelgp.server.task;

import org.jspecify.annotations.NullMarked;
