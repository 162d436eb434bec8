package io.github.camelgp.springboot;

import io.github.camelgp.GpConfiguration;
import io.github.camelgp.auth.Credentials;
import io.github.camelgp.auth.TokenProvider;
import io.github.camelgp.job.GpJobRepository;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.context.ApplicationContext;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;

/** Turns {@code #bean:name} (or {@code #name}) into that bean, for the options that take an object. Thread safe. */
@AutoConfiguration
@ConfigurationPropertiesBinding
public class GpComponentConverter implements GenericConverter {
    private static final Set<Class<?>> TYPES = Set.of(
            GpConfiguration.class,
            GpJobRepository.class,
            Credentials.class,
            TokenProvider.class,
            SSLContextParameters.class);

    private final ApplicationContext applicationContext;

    public GpComponentConverter(ApplicationContext applicationContext) {
        this.applicationContext = applicationContext;
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return TYPES.stream()
                .map(type -> new ConvertiblePair(String.class, type))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @throws IllegalArgumentException when the text is not the name of a bean
     * @throws org.springframework.beans.BeansException when there is no such bean of the type
     */
    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        if (source == null) {
            return null;
        }
        String text = source.toString();
        if (!text.startsWith("#")) {
            throw new IllegalArgumentException(
                    "'" + text + "' names no bean; write #bean:name, where name is a bean of type "
                            + targetType.getType().getName());
        }
        String name = text.startsWith("#bean:") ? text.substring("#bean:".length()) : text.substring(1);
        return applicationContext.getBean(name, targetType.getType());
    }
}
