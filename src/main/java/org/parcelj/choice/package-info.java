/** How many clusters: criteria that compare several numbers of them, and the choice of one by several criteria. */
package org.parcelj.choice;
