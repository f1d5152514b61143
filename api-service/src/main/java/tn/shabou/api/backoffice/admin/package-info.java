/** Pages by which administrators keep the system running: runs, people, sources and settings. */
@NullMarked
package tn.shabou.api.backoffice.admin;

import org.jspecify.annotations.NullMarked;
