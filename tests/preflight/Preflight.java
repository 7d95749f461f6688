import java.io.File;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.exception.SyntaxValidationException;
import org.apache.pdfbox.preflight.parser.PreflightParser;

/** Prints what PDFBox preflight (PDF/A-1b) finds in each file given, as "code details", a line each. */
public class Preflight {
    public static void main(String[] files) throws Exception {
        for (String name : files) {
            ValidationResult result;
            PreflightParser parser = new PreflightParser(new File(name));
            try {
                parser.parse();
                PreflightDocument document = parser.getPreflightDocument();
                document.validate();
                result = document.getResult();
                document.close();
            } catch (SyntaxValidationException error) {
                result = error.getResult();
            }
            for (ValidationResult.ValidationError error : result.getErrorsList())
                System.out.println(error.getErrorCode() + " " + error.getDetails());
        }
    }
}
