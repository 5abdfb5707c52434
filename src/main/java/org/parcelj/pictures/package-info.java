/** Picture files as such, without ImageJ: their samples as stored, and nothing where a part of them is missing. */
package org.parcelj.pictures;
