package io.github.camelgp.server.task;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sets up a task: its parameters in order, and the code. Not thread safe. */
public final class TaskBuilder {
    private final String name;
    private final List<ParameterDefinition> parameters = new ArrayList<>();
    private String displayName;
    private String description = "";
    private String category = "";
    private String helpUrl = "";
    private OnCancel onCancel = OnCancel.STOP;
    private @Nullable Tool tool;

    TaskBuilder(String name) {
        this.name = name;
        this.displayName = name.replace('_', ' ');
    }

    /** The name for people; by default the name with blanks. */
    public TaskBuilder displayName(String text) {
        displayName = text;
        return this;
    }

    /** What people read about the task. */
    public TaskBuilder description(String text) {
        description = text;
        return this;
    }

    /** A word to group tasks by. */
    public TaskBuilder category(String text) {
        category = text;
        return this;
    }

    /** Where help is. */
    public TaskBuilder helpUrl(String url) {
        helpUrl = url;
        return this;
    }

    /** Adds an input, required unless said otherwise. */
    public TaskBuilder input(String parameter, String dataType, Consumer<ParameterBuilder> setUp) {
        return add(new ParameterBuilder(parameter, dataType, true), setUp);
    }

    /** Adds a required input. */
    public TaskBuilder input(String parameter, String dataType) {
        return input(parameter, dataType, p -> {});
    }

    /** Adds an output. */
    public TaskBuilder output(String parameter, String dataType, Consumer<ParameterBuilder> setUp) {
        return add(new ParameterBuilder(parameter, dataType, false), setUp);
    }

    /** Adds an output. */
    public TaskBuilder output(String parameter, String dataType) {
        return output(parameter, dataType, p -> {});
    }

    /** What it does when it runs and is cancelled; it stops by default. */
    public TaskBuilder onCancel(OnCancel behaviour) {
        onCancel = behaviour;
        return this;
    }

    /** The code. */
    public TaskBuilder run(Tool code) {
        tool = code;
        return this;
    }

    private TaskBuilder add(ParameterBuilder parameter, Consumer<ParameterBuilder> setUp) {
        setUp.accept(parameter);
        parameters.add(parameter.build());
        return this;
    }

    TaskDefinition build() {
        if (tool == null) {
            throw new IllegalStateException("task '" + name + "' has no code: call run(…)");
        }
        return new TaskDefinition(
                name, displayName, description, category, helpUrl, parameters, List.of(), onCancel, tool);
    }
}
