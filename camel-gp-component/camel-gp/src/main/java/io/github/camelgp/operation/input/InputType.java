package io.github.camelgp.operation.input;

import io.github.camelgp.model.GpParameter;

/** How values of one kind of parameter are read from a route and written for the server. */
interface InputType {

    /**
     * The value for the wire.
     *
     * @param value never null
     * @throws InvalidInput when it is no value of the parameter's type, or breaks one of its rules
     */
    WireValue wireValue(Object value, GpParameter parameter, InputContext context) throws InvalidInput;
}
