package tn.shabou.planted.one;

/** Breaks: nothing is injected into fields. */
final class Lazy {
    @jakarta.inject.Inject First first;
}
