# A service as one executable: docker build -f deploy/images/native.Dockerfile --build-arg SERVICE=orion-service .
# The build takes some 6 GB of memory and several minutes.
FROM quay.io/quarkus/ubi9-quarkus-mandrel-builder-image:jdk-25 AS build
ARG SERVICE
USER root
RUN microdnf install -y maven-openjdk21 && microdnf clean all
WORKDIR /source
COPY . .
RUN JAVA_HOME=$GRAALVM_HOME mvn -B -ntp -Dmaven.test.skip=true -Dquarkus.native.enabled=true \
        -Dquarkus.package.jar.enabled=false -Dquarkus.management.enabled=true -am -pl "$SERVICE" package \
    && mv "$SERVICE"/target/*-runner /service

FROM quay.io/quarkus/ubi9-quarkus-micro-image:2.0
COPY --from=build /service /app/service
COPY deploy/images/start deploy/images/healthy /usr/local/bin/
USER 10001
WORKDIR /tmp
ENTRYPOINT ["start", "/app/service", "-XX:MaximumHeapSizePercent=70"]
