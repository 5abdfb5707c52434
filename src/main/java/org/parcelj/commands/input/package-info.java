/** What commands read: images by title or path, masks, labels, subjects, and the features and graph made of them. */
package org.parcelj.commands.input;
