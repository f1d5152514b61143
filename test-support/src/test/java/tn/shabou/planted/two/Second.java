package tn.shabou.planted.two;

/** Breaks: features form no cycle (with First), packages are null-marked. */
public final class Second {
    tn.shabou.planted.one.First first;
}
