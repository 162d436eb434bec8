package io.github.camelgp.examples.complete.stage;

/**
 * A tree to plant.
 *
 * @param park the number of its park
 * @param number within the park, from 1
 * @param species its name
 * @param height when grown, in metres
 * @param x easting in metres, to the centimetre
 * @param y northing in metres, to the centimetre
 */
record Tree(long park, long number, String species, double height, double x, double y) {}
