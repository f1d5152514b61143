package tn.shabou.prospector.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrappingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ } ",
                "//<![CDATA[\n{ }\n//]]>",
                "/*<![CDATA[*/{ }/*]]>*/",
                " <![CDATA[ { } ]]> ",
                "<!-- { } -->",
                "<!--//--><![CDATA[//><!--\n{ }\n//--><!]]>",
                "<!-- <![CDATA[ { }; ]]> //--> ;; "
            })
    void takesOffWhatShopsPutAroundJson(String wrapped) {
        assertThat(Wrapping.strip(wrapped)).contains("{ }");
        assertThat(LenientJson.read(wrapped)).singleElement().matches(node -> node.isObject());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ";",
                "<!--",
                "-->",
                "]]>",
                "//",
                "<!-->",
                "/* a */ {\"b\": \"-->\"}"
            })
    void leavesAllElseAlone(String text) {
        assertThat(text).contains(Wrapping.strip(text));
    }
}
