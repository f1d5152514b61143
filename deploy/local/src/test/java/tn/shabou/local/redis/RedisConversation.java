package tn.shabou.local.redis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection to Redis that sends inline commands and reads the first line of each answer. */
final class RedisConversation implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader answers;

    RedisConversation(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        answers =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    String say(String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
        return answers.readLine();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
