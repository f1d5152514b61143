package tn.shabou.planted.one;

/** Breaks: features form no cycle (with Second), packages are null-marked. */
public final class First {
    tn.shabou.planted.two.Second second;
}
