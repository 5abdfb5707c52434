/** One command on many files: which files, what came of each, and the tables over all. */
package org.parcelj.commands.batch;
