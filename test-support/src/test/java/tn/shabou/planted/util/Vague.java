package tn.shabou.planted.util;

/** Breaks: packages read as the business. */
final class Vague {}
