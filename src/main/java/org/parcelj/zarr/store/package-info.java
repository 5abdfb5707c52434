/**
 * Where the files of a Zarr lie: a folder, a zip file, an HTTP server, an S3 bucket. Every store is taken for hostile:
 * nothing outside it is read, and nothing is allocated before its size is known to be within a limit.
 */
package org.parcelj.zarr.store;
