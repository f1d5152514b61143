package tn.shabou.api.leads;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What became of a file of leads.
 *
 * @param rows lines that it has below its header
 * @param leads how many were stored now
 * @param alreadyImported the very same file was imported before
 * @param preview the first of them, as they would be or were stored
 */
@RegisterForReflection
record LeadImport(
        String fileName, int rows, int leads, boolean alreadyImported, List<LeadDraft> preview) {}
