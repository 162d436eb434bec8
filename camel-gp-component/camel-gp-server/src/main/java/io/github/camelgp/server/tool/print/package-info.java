/** The print service: web maps as images and PDF. */
@NullMarked
package io.github.camelgp.server.tool.print;

import org.jspecify.annotations.NullMarked;
