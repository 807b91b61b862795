import com.adobe.epubcheck.tool.EpubChecker;

/** Checks several books in one machine: starting it and compiling the standard's schemas takes longer than any book. */
class Books {
    public static void main(String[] books) {
        for (String book : books) {
            new EpubChecker().run(new String[] {book, "--json", book + ".json"});
        }
    }
}
