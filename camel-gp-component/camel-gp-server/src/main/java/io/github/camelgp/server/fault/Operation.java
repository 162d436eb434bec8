package io.github.camelgp.server.fault;

/** What a request is about; every resource and operation of the protocol is one. */
public enum Operation {
    /** {@code rest/info}. */
    INFO,
    /** {@code rest/services}, a folder. */
    CATALOG,
    SERVICE,
    TASK,
    EXECUTE,
    SUBMIT_JOB,
    /** {@code validate}, from 12.0 on. */
    VALIDATE,
    /** {@code jobs/ID}: a poll. */
    JOB_STATUS,
    JOB_RESULTS,
    JOB_RESULT,
    JOB_INPUTS,
    JOB_INPUT,
    JOB_MESSAGES,
    CANCEL_JOB,
    /** A file below {@code rest/directories}. */
    FILE,
    /** {@code rest/login}: the form of the directory. */
    SIGN_IN,
    /** {@code rest/logout}. */
    SIGN_OUT,
    /** {@code tokens}, {@code tokens/generateToken}. */
    GENERATE_TOKEN,
    /** {@code uploads}: the list. */
    UPLOADS,
    UPLOAD_INFO,
    UPLOAD,
    UPLOAD_REGISTER,
    UPLOAD_ITEM,
    UPLOAD_PART,
    UPLOAD_PARTS,
    UPLOAD_COMMIT,
    UPLOAD_DELETE,
    UPLOAD_DOWNLOAD,
    /** {@code portal/sharing/rest} itself. */
    PORTAL,
    PORTAL_INFO,
    /** {@code portals/self}. */
    PORTAL_SELF,
    /** {@code portals/self/servers}. */
    PORTAL_SERVERS,
    /** {@code community/self}. */
    PORTAL_COMMUNITY_SELF,
    /** {@code community/users/NAME}. */
    PORTAL_USER,
    /** {@code generateToken} of the portal. */
    PORTAL_TOKEN,
    OAUTH_TOKEN,
    OAUTH_AUTHORIZE,
    PORTAL_SEARCH,
    /** {@code content/items/ID}. */
    PORTAL_ITEM,
    PORTAL_ITEM_DATA,
    /** {@code rest/schemas}. */
    SCHEMA,
    /** {@code MapServer}, {@code MapServer/jobs/ID}: the map of a job's results. */
    MAP_SERVICE,
    MAP_LAYERS,
    MAP_LAYER,
    MAP_QUERY,
    MAP_EXPORT,
    /** {@code FeatureServer}. */
    FEATURE_SERVICE,
    FEATURE_LAYERS,
    FEATURE_LAYER,
    FEATURE_QUERY,
    /** Of a layer, or of a whole feature service. */
    APPLY_EDITS,
    ADD_FEATURES,
    UPDATE_FEATURES,
    DELETE_FEATURES,
    APPEND,
    APPEND_STATUS,
    TRUNCATE,
    /** {@code control/…}: no part of the protocol, and nothing goes wrong there by itself. */
    CONTROL,
    /** The sending of a notification to a webhook. */
    WEBHOOK_DELIVERY,
    /** {@code admin/…} but what follows. */
    ADMIN,
    /** {@code admin/services/NAME.GPServer/jobs} and its query, statistics and purge. */
    ADMIN_JOBS,
    /** One job of the admin site, its cancel and its delete. */
    ADMIN_JOB,
    /** {@code admin/logs}. */
    ADMIN_LOGS,
    /** {@code admin/services/NAME.GPServer/webhooks}, what is below, and the settings. */
    ADMIN_WEBHOOKS,
    /** An address that means nothing here. */
    UNKNOWN;

    /** Of the administrator's site, which guards itself. */
    public boolean isAdministrative() {
        return name().startsWith("ADMIN");
    }
}
