package org.chaperone.vault.blob.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An answer to ListObjectsV2.
 *
 * @param next what to ask for the rest with; empty when this is all
 */
record ObjectList(List<Item> items, String next) {

  /** An object of the bucket. */
  record Item(String key, long size) {}

  static ObjectList parse(InputStream answer) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    List<Item> items = new ArrayList<>();
    String next = "";
    String key = "";
    long size = 0;
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(answer);
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          switch (reader.getLocalName()) {
            case "Key" -> key = reader.getElementText();
            case "Size" -> size = Long.parseLong(reader.getElementText());
            case "NextContinuationToken" -> next = reader.getElementText();
            default -> {}
          }
        } else if (event == XMLStreamConstants.END_ELEMENT
            && reader.getLocalName().equals("Contents")) {
          items.add(new Item(key, size));
        }
      }
    } catch (XMLStreamException | NumberFormatException e) {
      throw new IOException("The photo store's list cannot be read.", e);
    }
    return new ObjectList(List.copyOf(items), next);
  }
}
