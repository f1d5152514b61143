package tn.shabou.orion.command;

/** What was asked cannot be done; the message says why and what to change. */
final class Failure extends RuntimeException {

    Failure(String message) {
        super(message);
    }
}
