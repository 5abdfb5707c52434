/**
 * What every clustering method gives: a label for each masked pixel. The methods are in the packages below.
 */
package org.parcelj.cluster;
