package io.github.camelgp.operation.input;

import io.github.camelgp.internal.client.LayerTokens;
import io.github.camelgp.internal.client.RunForm;
import io.github.camelgp.internal.http.HttpSettings.Spooling;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpWhere;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the form of a run; features go from their source into it one by one, however many they are. */
public final class RunForms {
    private RunForms() {}

    /**
     * The form; whoever gets it closes it.
     *
     * @param mark an input of its own that tells the run from others; null when there is none
     * @param layerTokens are sent along, and neither kept nor compared
     * @throws GpParameterException when features turn out to be broken while they are written
     */
    public static RunForm of(
            Map<String, WireValue> values,
            @Nullable Mark mark,
            Spooling spooling,
            String taskUrl,
            LayerTokens layerTokens) {
        RunForm form = of(values, mark, spooling, taskUrl);
        try {
            return layerTokens.prepared(form, spooling);
        } catch (RuntimeException e) {
            form.close();
            throw e;
        }
    }

    private static RunForm of(Map<String, WireValue> values, @Nullable Mark mark, Spooling spooling, String taskUrl) {
        try (RunForm.Writer form = new RunForm.Writer(spooling)) {
            for (Map.Entry<String, WireValue> value : values.entrySet()) {
                if (value.getValue() instanceof WireValue.Features features) {
                    write(value.getKey(), features, form, taskUrl);
                } else {
                    form.put(value.getKey(), value.getValue().text());
                }
            }
            if (mark != null) {
                form.mark(mark.parameter(), mark.value());
            }
            return form.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("The form cannot be kept until it is sent: " + e.getMessage(), e);
        }
    }

    private static void write(String name, WireValue.Features features, RunForm.Writer form, String taskUrl)
            throws IOException {
        try (OutputStream out = form.value(name)) {
            features.writeTo(out);
        } catch (GpException e) {
            throw new GpParameterException(
                    name, "The input " + name + " cannot be sent: " + e.getMessage(), GpWhere.at(taskUrl), e);
        }
    }
}
