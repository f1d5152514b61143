package tn.shabou.prospector.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptSignsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<title>Boutique</title><div id=root></div><script src=/app.js></script>",
                "<div id=app><noscript>Wir brauchen JavaScript.</noscript></div><script src=/app.js></script>",
                "<noscript>Veuillez activer JavaScript pour voir la boutique</noscript><p>Chargement</p><script>x()</script>",
                "<noscript>You need to enable JavaScript to run this app.</noscript><script>x()</script>",
                "<script>document.write('x')</script>"
            })
    void areSeenOnAPageThatIsAFrame(String html) {
        assertThat(read(html).scripted()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div id=root></div>",
                "<div id=app><h1>Plaquettes de frein avant Bosch</h1><p>89,500 DT</p></div><script src=/app.js></script>",
                "<p>Contact : 71 234 567</p><a href=/a>a</a><a href=/b>b</a><a href=/c>c</a><script src=/stat.js></script>"
            })
    void areNotSeenOnAPageThatIsThere(String html) {
        assertThat(read(html).scripted()).isEmpty();
    }

    @Test
    void aPageTellsByWhatItSellsOrHowToReachTheSeller() {
        assertThat(read("<title>Boutique</title><p>Bienvenue").tells()).isFalse();
        assertThat(read("<p>Tél : 71 234 567").tells()).isTrue();
    }

    private static PageReading read(String html) {
        return PageReader.read(html, URI.create("https://shop.tn/"));
    }
}
