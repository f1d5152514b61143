package tn.shabou.api.imports.products;

import io.smallrye.config.ConfigMapping;
import tn.shabou.api.jobs.JobConfig;

/** How product files are worked on. */
@ConfigMapping(prefix = "shabou.imports")
interface ImportConfig extends JobConfig {}
