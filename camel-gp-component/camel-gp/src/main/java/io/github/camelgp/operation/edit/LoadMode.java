package io.github.camelgp.operation.edit;

/** How features come into a layer that may have some. */
public enum LoadMode {
    /** They are added to those that are there. */
    append,
    /** Those that are there are deleted first; the layer and its item stay. */
    replace
}
