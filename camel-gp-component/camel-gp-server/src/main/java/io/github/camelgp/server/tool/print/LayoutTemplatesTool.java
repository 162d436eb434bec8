package io.github.camelgp.server.tool.print;

import io.github.camelgp.server.task.TaskBuilder;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.Tool;

/** The task Get Layout Templates Info Task: which pages there are, as a GPString that holds an array. Thread-safe. */
public final class LayoutTemplatesTool implements Tool {
    private static final String FOLDER = "Layout_Templates_Folder_Id";
    private static final String OUTPUT = "Output_JSON";

    /** The parameters, and this as the code. */
    public void describe(TaskBuilder task) {
        task.description("Tells which page layouts there are, and how big they are.")
                .input(FOLDER, "GPString", p -> p.optional().displayName(FOLDER).description("Has no effect here"))
                .output(OUTPUT, "GPString", p -> p.displayName(OUTPUT))
                .run(this);
    }

    @Override
    public void run(TaskCall call) {
        call.set(OUTPUT, PageLayout.ALL.stream().map(PageLayout::json).toList());
    }
}
