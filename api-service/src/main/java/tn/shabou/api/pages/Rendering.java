package tn.shabou.api.pages;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.http.Language;

/** Makes answers of templates. */
public final class Rendering {

    public static final String HTML = "text/html;charset=UTF-8";

    private Rendering() {}

    public static Uni<RestResponse<String>> page(Language language, TemplateInstance template) {
        return page(RestResponse.StatusCode.OK, language, template);
    }

    /** A page that is for one reader, and for now. */
    public static Uni<RestResponse<String>> privately(
            int status, Language language, TemplateInstance template) {
        return page(status, language, template)
                .invoke(answer ->
                        answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store"));
    }

    private static Uni<RestResponse<String>> page(
            int status, Language language, TemplateInstance template) {
        return html(language, template)
                .map(html ->
                        RestResponse.ResponseBuilder.<String>create(status)
                                .entity(html)
                                .header(HttpHeaders.CONTENT_TYPE, HTML)
                                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                                .build());
    }

    public static Uni<String> html(Language language, TemplateInstance template) {
        return template.setLocale(language.tag()).createUni();
    }
}
