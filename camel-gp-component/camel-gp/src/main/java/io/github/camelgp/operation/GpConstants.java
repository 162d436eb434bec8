package io.github.camelgp.operation;

import org.apache.camel.spi.Metadata;

/** The headers that the component reads and sets. Which of them may steer it is the option {@code allowHeaders}. */
public final class GpConstants {
    @Metadata(
            label = "producer",
            description = "The operation to carry out instead of the endpoint's, where allowHeaders lists operation.",
            javaType = "io.github.camelgp.operation.GpOperation")
    public static final String OPERATION = "CamelGpOperation";

    @Metadata(
            label = "producer",
            description = "Inputs by parameter name; they win over all others, where allowHeaders lists inputs.",
            javaType = "java.util.Map")
    public static final String INPUTS = "CamelGpInputs";

    @Metadata(
            label = "producer",
            description =
                    "The task to run, as in the address. It is read only where allowHeaders lists task; otherwise it"
                            + " is set to the URL of the task that was run.",
            javaType = "String")
    public static final String TASK = "CamelGpTask";

    @Metadata(
            label = "producer",
            description =
                    "The name, in the component's namedCredentials, of the credentials to use, where allowHeaders lists"
                            + " credentials.",
            javaType = "String")
    public static final String CREDENTIALS = "CamelGpCredentials";

    @Metadata(
            label = "producer",
            description =
                    "Which rows of the ledger are meant, as the option jobFilter, which it wins over, where allowHeaders"
                            + " lists jobs.",
            javaType = "java.util.Map")
    public static final String JOB_FILTER = "CamelGpJobFilter";

    @Metadata(
            description = "Of a job that was submitted again: the id of the row in whose place it was.",
            javaType = "String")
    public static final String RERUN_OF = "CamelGpRerunOf";

    @Metadata(description = "The server's id of the job.", javaType = "String")
    public static final String JOB_ID = "CamelGpJobId";

    @Metadata(description = "The URL of the job.", javaType = "String")
    public static final String JOB_URL = "CamelGpJobUrl";

    @Metadata(description = "The status of the job in the server's own word.", javaType = "String")
    public static final String JOB_STATUS = "CamelGpJobStatus";

    @Metadata(description = "The messages of the run.", javaType = "java.util.List<io.github.camelgp.model.GpMessage>")
    public static final String MESSAGES = "CamelGpMessages";

    @Metadata(
            description = "The severity of the gravest message: NONE, INFORMATIVE, WARNING or ERROR.",
            javaType = "String")
    public static final String SEVERITY = "CamelGpSeverity";

    @Metadata(
            description =
                    "How long the job was seen waiting at the server, in milliseconds, as exact as the polls are.",
            javaType = "long")
    public static final String QUEUE_MILLIS = "CamelGpQueueMillis";

    @Metadata(
            description = "How long the run took, in milliseconds; of a job as exact as the polls are.",
            javaType = "long")
    public static final String RUN_MILLIS = "CamelGpRunMillis";

    @Metadata(
            description = "True when the server kept features back and onTruncated lets that through.",
            javaType = "boolean")
    public static final String TRUNCATED = "CamelGpTruncated";

    @Metadata(description = "How many features and rows the wanted outputs of a run have together.", javaType = "long")
    public static final String FEATURE_COUNT = "CamelGpFeatureCount";

    @Metadata(description = "The URL of the feature service that the run put its results into.", javaType = "String")
    public static final String SERVICE_URL = "CamelGpServiceUrl";

    @Metadata(
            description = "The portal item of the feature service that the run put its results into.",
            javaType = "String")
    public static final String ITEM_ID = "CamelGpItemId";

    @Metadata(
            description = "The owner of the portal item of the feature service that the run put its results into.",
            javaType = "String")
    public static final String ITEM_OWNER = "CamelGpItemOwner";

    @Metadata(description = "How many features the operation applyEdits added.", javaType = "long")
    public static final String ADDED = "CamelGpAdded";

    /** Start of the name of a property of the exchange: its row for a task, so that a redelivery finds its own job again. */
    public static final String ROW_ID = "CamelGpRowId";

    /** Property of the exchange: values that {@code toD} took out of a dynamic address. */
    public static final String DYNAMIC_PARAMETERS = "CamelGpDynamicParameters";

    private GpConstants() {}
}
