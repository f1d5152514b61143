/** What customers call things: synonyms that staff edit, and questions that found nothing. */
@NullMarked
package tn.shabou.api.synonyms;

import org.jspecify.annotations.NullMarked;
