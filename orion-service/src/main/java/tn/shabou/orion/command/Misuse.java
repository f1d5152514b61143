package tn.shabou.orion.command;

/** A command line that makes no sense; the message says what would. */
final class Misuse extends RuntimeException {

    Misuse(String message) {
        super(message);
    }
}
