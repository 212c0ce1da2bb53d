package org.chaperone.trace.intake.mail;

import static org.chaperone.trace.intake.LeakReading.read;
import static org.chaperone.trace.intake.LeakReading.readSmall;
import static org.chaperone.trace.intake.Samples.entries;
import static org.chaperone.trace.intake.Samples.jpeg;
import static org.chaperone.trace.intake.Samples.mail;
import static org.chaperone.trace.intake.Samples.mbox;
import static org.chaperone.trace.intake.Samples.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailReaderTest {

  private static final String HEADER = "From: a@clinic.example\nSubject: x\nMIME-Version: 1.0\n";

  private static byte[] single(String fields) {
    return text(
        HEADER
            + fields
            + "\nContent-Transfer-Encoding: base64\n\n"
            + Base64.getMimeEncoder().encodeToString(jpeg(1))
            + "\n");
  }

  @Test
  void readsAMessageThatIsAPicture() throws Exception {
    assertEquals(
        List.of("picture a.eml!/part-1.jpg"), read("a.eml", single("Content-Type: image/jpeg")));
  }

  @Test
  void findsPicturesThatAreCalledText() throws Exception {
    assertEquals(
        List.of("picture a.eml!/part-1"), read("a.eml", single("Content-Type: text/plain")));
  }

  @Test
  void decodesNamesInEveryEncoding() throws Exception {
    assertEquals(
        List.of("picture a.eml!/Bein gauche é.jpg"),
        read(
            "a.eml",
            single("Content-Type: image/jpeg;" + " name=\"=?utf-8?Q?Bein_gauche_=C3=A9.jpg?=\"")));
    assertEquals(
        List.of("picture a.eml!/Bein é.jpg"),
        read(
            "a.eml",
            single("Content-Disposition: attachment; filename*=utf-8''Bein%20%C3%A9.jpg")));
    assertEquals(
        List.of("picture a.eml!/one two.jpg"),
        read(
            "a.eml",
            single(
                "Content-Disposition: attachment; filename*0=\"one \"; filename*1=\"two.jpg\"")));
  }

  @Test
  void knowsAMessageWithoutItsName() throws Exception {
    assertEquals(List.of("picture 12:2,S!/b.jpg"), read("12:2,S", mail(entries("b.jpg", jpeg(1)))));
  }

  @Test
  void saysNothingOfTheTextOfAMessage() throws Exception {
    assertEquals(List.of(), read("a.eml", text(HEADER + "\nhello\n")));
  }

  @Test
  void doesNotTakeATextForAMailbox() throws Exception {
    assertEquals(List.of("other a.txt"), read("a.txt", text("From here on it is easy.\nYes: no")));
    assertEquals(List.of("other a.txt"), read("a.txt", text("Subject: x\nthen a line\n")));
  }

  @Test
  void endsMessagesAtTheLineThatBeginsTheNextAlone() throws Exception {
    byte[] one = mail(entries("1.jpg", jpeg(1)));
    byte[] quoting =
        text(HEADER + "\nhe wrote:\n\nFrom now on, no more.\nFrom x Mon Oct 16 09:10:11 2017\n");
    assertEquals(
        List.of("picture m!/1/1.jpg", "picture m!/3/1.jpg"), read("m", mbox(one, quoting, one)));
  }

  @Test
  void readsMailboxesWithWindowsLines() throws Exception {
    String mailbox =
        "From a@x Mon Oct 16 09:10:11 2017\r\n"
            + new String(mail(entries("1.jpg", jpeg(1))), StandardCharsets.UTF_8)
            + "\r\nFrom b@x Mon Oct 16 09:10:12 2017\r\n"
            + new String(mail(entries("2.jpg", jpeg(2))), StandardCharsets.UTF_8);
    assertEquals(List.of("picture m!/1/1.jpg", "picture m!/2/2.jpg"), read("m", text(mailbox)));
  }

  @Test
  void boundsPartsInsideParts() throws Exception {
    var mail = new StringBuilder(HEADER);
    for (int i = 0; i < 5000; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b").append(i);
      mail.append("\n\n--b").append(i).append('\n');
    }
    var found = readSmall("a.eml", text(mail.toString()));
    assertEquals(
        List.of("unreadable a.eml: parts of the mail lie inside more than 50 others"), found);
  }

  @Test
  void boundsHeaders() throws Exception {
    var found = readSmall("a.eml", text(HEADER + "X: " + "y".repeat(3 << 20) + "\n\nhello"));
    assertTrue(found.getLast().startsWith("unreadable a.eml: the mail is damaged"));
  }

  @Test
  void readsAPageSavedWithItsPictures() throws Exception {
    assertEquals(
        List.of("picture page.mht!/b.jpg"), read("page.mht", mail(entries("b.jpg", jpeg(1)))));
  }
}
