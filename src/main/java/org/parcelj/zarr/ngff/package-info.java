/**
 * Images of microscopes in Zarr and N5: OME-NGFF 0.4 and 0.5 (and older) with their axes, units and resolution levels,
 * and label images beside them.
 */
package org.parcelj.zarr.ngff;
