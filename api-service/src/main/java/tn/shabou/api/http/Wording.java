package tn.shabou.api.http;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * A sentence for whoever asked, said in their language when it is answered. The code holds the
 * English; {@code problems/fr.json} and {@code problems/ar.json} hold the others under it.
 *
 * @param english with places for arguments, as {@link String#format} has them
 * @param arguments what stands there; may be wordings themselves
 */
@RegisterForReflection
public record Wording(String english, List<Object> arguments) {

    @FormatMethod
    public static Wording of(@FormatString String english, Object... arguments) {
        return new Wording(english, List.of(arguments));
    }

    /** What was said by others, in whatever language that was. */
    public static Wording asIs(String text) {
        return new Wording("%s", List.of(text));
    }

    /** As whoever sent the request reads it. */
    public String forReader(RoutingContext request) {
        return in(ReaderLanguage.of(request));
    }

    String in(ReaderLanguage language) {
        return language.isolated(formatted(language));
    }

    private String formatted(ReaderLanguage language) {
        var said =
                arguments.stream()
                        .map(one -> one instanceof Wording part ? part.formatted(language) : one)
                        .toArray();
        return String.format(language.locale(), Translations.of(english, language), said);
    }

    /** In English, as our logs have it. */
    @Override
    public String toString() {
        return in(ReaderLanguage.EN);
    }
}
