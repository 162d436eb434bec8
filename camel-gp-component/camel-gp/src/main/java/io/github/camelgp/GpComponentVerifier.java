package io.github.camelgp;

import io.github.camelgp.check.CheckReport;
import io.github.camelgp.check.CheckResult;
import io.github.camelgp.model.GpException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.extension.verifier.DefaultComponentVerifierExtension;
import org.apache.camel.component.extension.verifier.ResultBuilder;
import org.apache.camel.component.extension.verifier.ResultErrorBuilder;
import org.apache.camel.support.PropertyBindingSupport;

/**
 * Camel's self-test of the component: whether options make sense (scope PARAMETERS), and whether they lead to a server
 * that lets us in (scope CONNECTIVITY, the steps of {@link GpSiteCheck}). Parameters are the component's options, and
 * perhaps {@code task}.
 */
final class GpComponentVerifier extends DefaultComponentVerifierExtension {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    GpComponentVerifier(CamelContext context) {
        super("gp", context);
    }

    @Override
    protected Result verifyParameters(Map<String, Object> parameters) {
        ResultBuilder result = ResultBuilder.withStatusAndScope(Result.Status.OK, Scope.PARAMETERS);
        GpComponent component = new GpComponent();
        try {
            started(component, parameters);
        } catch (Exception e) {
            result.error(ResultErrorBuilder.withCodeAndDescription(
                            VerificationError.StandardCode.ILLEGAL_PARAMETER_VALUE, said(e))
                    .build());
        } finally {
            component.stop();
        }
        return result.build();
    }

    @Override
    protected Result verifyConnectivity(Map<String, Object> parameters) {
        ResultBuilder result = ResultBuilder.withStatusAndScope(Result.Status.OK, Scope.CONNECTIVITY);
        GpComponent component = new GpComponent();
        try {
            String task = started(component, parameters);
            CheckReport report = Waits.within(LIMIT, "the check of the server", GpSiteCheck.run(component, task));
            report.failure().ifPresent(failure -> result.error(error(failure)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            result.error(ResultErrorBuilder.withException(e).build());
        } catch (Exception e) {
            result.error(ResultErrorBuilder.withCodeAndDescription(VerificationError.StandardCode.GENERIC, said(e))
                    .build());
        } finally {
            component.stop();
        }
        return result.build();
    }

    /** The address of the task; empty for none. */
    private String started(GpComponent component, Map<String, Object> parameters) {
        Map<String, Object> options = new LinkedHashMap<>(parameters);
        Object task = options.remove("task");
        component.setCamelContext(getCamelContext());
        PropertyBindingSupport.build()
                .withMandatory(true)
                .withIgnoreCase(true)
                .withCamelContext(getCamelContext())
                .withTarget(component)
                .withProperties(options)
                .bind();
        component.start();
        return task == null ? "" : task.toString();
    }

    private static VerificationError error(CheckResult failure) {
        VerificationError.StandardCode code =
                switch (failure.step()) {
                    case TOKEN, USER -> VerificationError.StandardCode.AUTHENTICATION;
                    case SERVICE -> VerificationError.StandardCode.ILLEGAL_PARAMETER_VALUE;
                    case REACH, TLS, WEB_TIER, PORTAL, CATALOG, UPLOADS, ADMIN ->
                        VerificationError.StandardCode.GENERIC;
                };
        String advice = failure.advice().isEmpty() ? "" : "; " + failure.advice();
        return ResultErrorBuilder.withCodeAndDescription(code, failure.step().label() + ": " + failure.said() + advice)
                .detail("step", failure.step().name())
                .build();
    }

    private static String said(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof GpException || cause instanceof IllegalArgumentException && cause.getCause() == null) {
                return String.valueOf(cause.getMessage());
            }
        }
        return String.valueOf(failure.getMessage());
    }
}
