package tn.shabou.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.1.2.3, true",
        "10.0.0.0/8, 11.1.2.3, false",
        "192.168.4.0/22, 192.168.7.255, true",
        "192.168.4.0/22, 192.168.8.0, false",
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "10.0.0.0/8, ::1, false"
    })
    void aNetworkHoldsWhatBeginsLikeIt(String network, String address, boolean holds) {
        assertThat(Network.of(network).contains(InetAddress.ofLiteral(address))).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // nobody is trusted: what is forwarded is hearsay
                "''             | X_FORWARDED_FOR | 203.0.113.7 | 1.2.3.4                    | 203.0.113.7",
                // the proxy is, and what it adds stands last
                "10.0.0.0/8     | X_FORWARDED_FOR | 10.0.0.1    | 1.2.3.4                    | 1.2.3.4",
                "10.0.0.0/8     | X_FORWARDED_FOR | 10.0.0.1    | 8.8.8.8, 1.2.3.4           | 1.2.3.4",
                "10.0.0.0/8     | X_FORWARDED_FOR | 10.0.0.1    | 8.8.8.8, 1.2.3.4, 10.0.0.2 | 1.2.3.4",
                "10.0.0.0/8     | X_FORWARDED_FOR | 203.0.113.7 | 1.2.3.4                    | 203.0.113.7",
                "10.0.0.0/8     | X_FORWARDED_FOR | 10.0.0.1    | nonsense                   | 10.0.0.1",
                "10.0.0.0/8     | X_FORWARDED_FOR | 10.0.0.1    | 1.2.3.4:5678               | 1.2.3.4",
                "10.0.0.0/8     | FORWARDED       | 10.0.0.1    | for=8.8.8.8, for=1.2.3.4;proto=https | 1.2.3.4",
                "10.0.0.0/8     | FORWARDED       | 10.0.0.1    | For=\"[2001:db8::7]:80\"    | 2001:db8:0:0:0:0:0:7",
                "10.0.0.0/8     | FORWARDED       | 10.0.0.1    | for=_hidden                | 10.0.0.1"
            })
    void believesOnlyWhatTrustedProxiesSay(
            String trusted,
            HttpConfig.ForwardedHeader header,
            String peer,
            String forwarded,
            String client) {
        var proxies = trusted.isEmpty() ? List.<Network>of() : Network.all(List.of(trusted));

        var found =
                new ClientAddress(proxies, header)
                        .find(InetAddress.ofLiteral(peer), List.of(forwarded));

        assertThat(found.getHostAddress()).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource({
        "41.226.0.1, 41.226.0.1",
        "::ffff:41.226.0.1, 41.226.0.1",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "2001:db8::1, 2001:db8:0:0::/64"
    })
    void namesAHomeAsOneClient(String address, String client) {
        assertThat(ClientAddress.client(InetAddress.ofLiteral(address))).isEqualTo(client);
    }
}
