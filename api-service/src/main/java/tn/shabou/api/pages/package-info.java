/**
 * What all pages share: their head and frame, their components, and how texts, money and numbers
 * are written.
 */
@NullMarked
package tn.shabou.api.pages;

import org.jspecify.annotations.NullMarked;
